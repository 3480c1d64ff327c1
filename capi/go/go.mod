module github.com/kaic/kaic/capi/go

go 1.19
