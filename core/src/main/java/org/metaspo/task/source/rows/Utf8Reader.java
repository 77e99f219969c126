package org.metaspo.task.source.rows;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.metaspo.problem.BadInputException;

/** Decodes UTF-8 as it comes, skips a byte order mark, and names the line from which on a file is something else. */
final class Utf8Reader extends Reader {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final InputStream in;
    private final String place;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).flip();
    private final CharBuffer chars = CharBuffer.allocate(1 << 16).flip();
    private boolean ended;
    private boolean begun;
    private long line = 1;

    /** @param place the file, for messages */
    Utf8Reader(InputStream in, String place) {
        this.in = in;
        this.place = place;
    }

    @Override
    public int read(char[] into, int from, int length) throws IOException {
        while (!chars.hasRemaining()) {
            if (ended) {
                return -1;
            }
            decode();
        }
        int count = Math.min(length, chars.remaining());
        chars.get(into, from, count);
        return count;
    }

    private void decode() throws IOException {
        bytes.compact();
        int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        bytes.position(bytes.position() + Math.max(0, read)).flip();
        ended = read < 0;
        chars.clear();
        CoderResult result = decoder.decode(bytes, chars, ended);
        chars.flip();
        for (int i = 0; i < chars.length(); i++) {
            line += chars.charAt(i) == '\n' ? 1 : 0;
        }
        if (result.isError()) {
            throw new BadInputException(
                    place + ":" + line, "The file is not UTF-8 from here on.", "Save it in the encoding UTF-8.");
        }
        if (!begun && chars.hasRemaining()) {
            begun = true;
            if (chars.charAt(0) == BYTE_ORDER_MARK) {
                chars.get();
            }
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
