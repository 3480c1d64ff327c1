module github.com/kaic/kaic/examples/go

go 1.19

require github.com/kaic/kaic/capi/go v0.1.0

replace github.com/kaic/kaic/capi/go => ../../capi/go
