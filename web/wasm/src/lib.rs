//! klarbrev for the browser: four exports, no glue. All that is done is done by [`klarbrev::web::call`];
//! here memory changes hands.
//!
//! The page asks `alloc` for room, writes a message into it and hands it to `call`, which takes the room
//! over. What `call` gives is where the answer stands: four bytes that say how long it is, then the
//! answer. The page copies it out and gives the room back with `release(answer, 4 + length)`.

use std::mem;

/// Room for `length` bytes, which `call` or `release` takes back.
#[unsafe(no_mangle)]
pub extern "C" fn alloc(length: usize) -> *mut u8 {
    let mut room: Box<[u8]> = vec![0; length].into_boxed_slice();
    let start = room.as_mut_ptr();
    mem::forget(room);
    start
}

/// Gives back room that `alloc` or `call` gave, of just this length.
///
/// # Safety
/// `start` and `length` must be those of one room, given once and not given back.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn release(start: *mut u8, length: usize) {
    // SAFETY: the caller says that a boxed slice of this length was made here.
    drop(unsafe { room(start, length) });
}

/// Answers the message that stands in this room, and says where the answer stands.
///
/// # Safety
/// As for [`release`].
#[unsafe(no_mangle)]
pub unsafe extern "C" fn call(start: *mut u8, length: usize) -> *mut u8 {
    // SAFETY: the caller says that a boxed slice of this length was made here.
    let message = unsafe { room(start, length) };
    let answer = klarbrev::web::call(&message);
    drop(message);
    let mut whole = Vec::with_capacity(4 + answer.len());
    whole.extend(u32::try_from(answer.len()).unwrap_or(u32::MAX).to_le_bytes());
    whole.extend(answer);
    let mut room = whole.into_boxed_slice();
    let start = room.as_mut_ptr();
    mem::forget(room);
    start
}

/// The room as a value that frees it.
///
/// # Safety
/// As for [`release`].
unsafe fn room(start: *mut u8, length: usize) -> Box<[u8]> {
    // SAFETY: the caller says that a boxed slice of this length was made here.
    unsafe { Box::from_raw(std::ptr::slice_from_raw_parts_mut(start, length)) }
}
