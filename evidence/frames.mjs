// Frames of the protocol byte by byte, for both ends that the harness plays: a library would refuse to break it.

const MASK = Buffer.from([0x5a, 0xa5, 0x3c, 0xc3]);

/** A frame with its payload; a client masks what it sends. */
export const frame = (opcode, payload, { masked = false } = {}) => {
  const bit = masked ? 0x80 : 0;
  const head = payload.length < 126 ? Buffer.from([0x80 | opcode, bit | payload.length]) : Buffer.from([0x80 | opcode, bit | 126, 0, 0]);
  if (payload.length >= 126) head.writeUInt16BE(payload.length, 2);
  return masked ? Buffer.concat([head, MASK, payload.map((byte, at) => byte ^ MASK[at & 3])]) : Buffer.concat([head, payload]);
};

/** What a Close frame carries. */
export const closePayload = (code) => {
  const payload = Buffer.alloc(2);
  payload.writeUInt16BE(code);
  return payload;
};

/** Takes whole frames out of what arrived: calls back with opcode and payload, returns the rest. */
export const readFrames = (bytes, each) => {
  for (;;) {
    if (bytes.length < 2) return bytes;
    let length = bytes[1] & 0x7f;
    let at = 2;
    if (length === 126) {
      if (bytes.length < 4) return bytes;
      length = bytes.readUInt16BE(2);
      at = 4;
    } else if (length === 127) throw new Error("no case has anyone send this much");
    const masked = bytes[1] & 0x80;
    const start = at + (masked ? 4 : 0);
    if (bytes.length < start + length) return bytes;
    const payload = Buffer.from(bytes.subarray(start, start + length));
    if (masked) for (let i = 0; i < length; i++) payload[i] ^= bytes[at + (i & 3)];
    each(bytes[0] & 0x0f, payload);
    bytes = bytes.subarray(start + length);
  }
};
