/** The longest JSON body. */
export const JSON_LIMIT = '4 MB';
export const JSON_LIMIT_BYTES = 4 * 1024 * 1024;

/** The longest JSON body of somebody who shows neither a session nor a token, or asks a public route. */
export const STRANGER_JSON_LIMIT = '16 KB';
export const STRANGER_JSON_LIMIT_BYTES = 16 * 1024;

/** Lists and objects within one another in a JSON body. */
export const JSON_DEPTH = 64;

/** The longest uploaded file; what it may unpack to is held elsewhere. */
export const UPLOAD_LIMIT = '512 MB';
export const UPLOAD_LIMIT_BYTES = 512 * 1024 * 1024;

/** How long a request may take to arrive whole, and its head to arrive at all, in ms. */
export const REQUEST_TIMEOUT_MS = 10 * 60_000;
export const HEAD_TIMEOUT_MS = 20_000;

/** Requests a minute: of one token, of one session at a page, of one address that is nobody yet, and of one address that tries to sign in. */
export const PER_TOKEN = 60_000;
export const PER_SESSION = 12_000;
export const PER_ADDRESS = 6000;
export const SIGN_INS_PER_ADDRESS = 300;
