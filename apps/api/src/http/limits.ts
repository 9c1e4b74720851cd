/** The longest JSON body. */
export const JSON_LIMIT = '4 MB';
export const JSON_LIMIT_BYTES = 4 * 1024 * 1024;

/** The longest uploaded file; what it may unpack to is held elsewhere. */
export const UPLOAD_LIMIT = '512 MB';
export const UPLOAD_LIMIT_BYTES = 512 * 1024 * 1024;

/** How long a request may take to arrive whole, and its head to arrive at all, in ms. */
export const REQUEST_TIMEOUT_MS = 10 * 60_000;
export const HEAD_TIMEOUT_MS = 20_000;

/** Requests a minute: of one token or session, of one address that is nobody yet, and of one address that tries to sign in. */
export const PER_CALLER = 60_000;
export const PER_ADDRESS = 6000;
export const SIGN_INS_PER_ADDRESS = 300;
