# SPDX-License-Identifier: Apache-2.0
"""One exception class a code of gRPC's; `kaic.Error` is the root of all."""


class Error(Exception):
    """kaic could not do what it was asked. A bad cluster is never an Error, it is a finding.

    `code` is gRPC's number, `error_class` the finer class (`json-syntax`), `place` the file, offset or path.
    """

    code = 2

    def __init__(self, text, *, error_class="internal", place="", message=""):
        super().__init__(text)
        self.error_class = error_class
        self.place = place
        self.message = message or text


def _subclass(name, number, says):
    return type(name, (Error,), {"code": number, "__doc__": says, "__module__": "kaic"})


CancelledError = _subclass("CancelledError", 1, "The caller asked to stop.")
UnknownError = _subclass("UnknownError", 2, "Something that has no code of its own.")
InvalidArgumentError = _subclass("InvalidArgumentError", 3, "An argument or an input is wrong.")
DeadlineExceededError = _subclass("DeadlineExceededError", 4, "It took too long.")
NotFoundError = _subclass("NotFoundError", 5, "A file or an object is not there.")
AlreadyExistsError = _subclass("AlreadyExistsError", 6, "It is there already.")
PermissionDeniedError = _subclass("PermissionDeniedError", 7, "The server forbids it.")
ResourceExhaustedError = _subclass("ResourceExhaustedError", 8, "A limit was reached.")
FailedPreconditionError = _subclass("FailedPreconditionError", 9, "The state does not allow it.")
AbortedError = _subclass("AbortedError", 10, "A write met another.")
OutOfRangeError = _subclass("OutOfRangeError", 11, "A value is outside its range.")
UnimplementedError = _subclass("UnimplementedError", 12, "The server does not do that.")
InternalError = _subclass("InternalError", 13, "A fault of kaic's own.")
UnavailableError = _subclass("UnavailableError", 14, "The server cannot be reached.")
DataLossError = _subclass("DataLossError", 15, "Bytes were lost or could not be read.")
UnauthenticatedError = _subclass("UnauthenticatedError", 16, "The server does not know the caller.")

_BY_CODE = {cls.code: cls for cls in Error.__subclasses__()}


def make_error(code, error_class, place, message, text):
    """The exception for an error of the library; called by the extension module."""
    return _BY_CODE.get(code, UnknownError)(text, error_class=error_class, place=place, message=message)
