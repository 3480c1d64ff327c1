// SPDX-License-Identifier: Apache-2.0
use std::ptr::null_mut;
use std::sync::Arc;

use crate::{error, sys, Error};

/// A wish to stop, which stays once made. Clones are the same wish; any thread may make it, at any time.
#[derive(Clone, Debug)]
pub struct Cancel(Arc<Handle>);

#[derive(Debug)]
struct Handle(*mut sys::kaic_cancel);

// kaic.h: a kaic_cancel may be shared between threads.
unsafe impl Send for Handle {}
unsafe impl Sync for Handle {}

impl Drop for Handle {
    fn drop(&mut self) {
        unsafe { sys::kaic_cancel_free(self.0) }
    }
}

impl Cancel {
    /// Fails only for want of memory.
    pub fn new() -> Result<Cancel, Error> {
        let mut cancel = null_mut();
        error::call(|error| unsafe { sys::kaic_cancel_new(&mut cancel, error) })?;
        Ok(Cancel(Arc::new(Handle(cancel))))
    }

    /// Asks the audits that were given it to stop.
    pub fn request(&self) {
        unsafe { sys::kaic_cancel_request(self.as_ptr()) }
    }

    /// True once it was asked for.
    pub fn is_requested(&self) -> bool {
        unsafe { sys::kaic_cancel_requested(self.as_ptr()) != 0 }
    }

    pub(crate) fn as_ptr(&self) -> *mut sys::kaic_cancel {
        self.0 .0
    }
}
