/** A longer message is not decoded: neither when it is looked at, nor for those behind it. */
export const decodedBytes = 4 * 1024 * 1024;
