package org.metaspo.journal.sqlite;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the rows in pages, with what of them overflowed into others. */
final class Cells {
    private static final int LONGEST = 1 << 30;

    private final Pages pages;
    private final Overflow overflow;

    /** Where a row goes on. */
    @FunctionalInterface
    interface Overflow {
        @Nullable
        Page page(int number) throws IOException;
    }

    Cells(Pages pages, Overflow overflow) {
        this.pages = pages;
        this.overflow = overflow;
    }

    /** The row in a cell of a leaf, or the entry in a cell of an index; null where its bytes make none. */
    @Nullable
    Row row(Page page, int index) throws IOException {
        try {
            int start = page.cell(index);
            ByteBuffer cell = page.bytes().duplicate().position(start + (page.type() == Page.INDEX_INTERIOR ? 4 : 0));
            long length = varint(cell);
            boolean ofTable = page.type() == Page.TABLE_LEAF;
            long id = ofTable ? varint(cell) : 0;
            byte[] payload = length < 0 || length > LONGEST ? null : payload(cell, (int) length, ofTable);
            List<@Nullable Object> values = payload == null ? null : values(ByteBuffer.wrap(payload));
            return values == null ? null : new Row(id, values, page.file(), page.at() + start);
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
            return null; // lengths or offsets that lead out of the page
        }
    }

    /** fileformat2.html, 1.6: what does not fit stands in a chain of further pages. */
    private byte @Nullable [] payload(ByteBuffer cell, int length, boolean ofTable) throws IOException {
        int usable = pages.size();
        int most = ofTable ? usable - 35 : (usable - 12) * 64 / 255 - 23;
        int least = (usable - 12) * 32 / 255 - 23;
        int fitting = least + (length - least) % (usable - 4);
        int here = length <= most ? length : fitting <= most ? fitting : least;
        if (here > cell.remaining()) {
            return null;
        }
        ByteBuffer whole = ByteBuffer.allocate(here);
        whole.put(cell.slice(cell.position(), here));
        if (here == length) {
            return whole.array();
        }
        return chained(whole.array(), length, cell.getInt(cell.position() + here));
    }

    private byte @Nullable [] chained(byte[] begin, int length, int first) throws IOException {
        List<ByteBuffer> parts = new ArrayList<>();
        int left = length - begin.length;
        int next = first;
        while (left > 0) {
            Page page = overflow.page(next);
            if (page == null) {
                return null;
            }
            int here = Math.min(left, pages.size() - 4);
            parts.add(page.bytes().slice(4, here));
            next = page.bytes().getInt(0);
            left -= here;
        }
        ByteBuffer whole = ByteBuffer.allocate(length).put(begin);
        parts.forEach(whole::put);
        return whole.array();
    }

    /** fileformat2.html, 2.1. */
    private static @Nullable List<@Nullable Object> values(ByteBuffer record) {
        int headerEnd = (int) varint(record);
        if (headerEnd > record.limit()) {
            return null;
        }
        ByteBuffer body = record.duplicate().position(headerEnd);
        List<@Nullable Object> values = new ArrayList<>();
        while (record.position() < headerEnd) {
            long type = varint(record);
            if (type < 0 || type == 10 || type == 11 || type > 2L * LONGEST) {
                return null;
            }
            values.add(value((int) type, body));
        }
        return body.hasRemaining() ? null : values;
    }

    private static @Nullable Object value(int type, ByteBuffer body) {
        return switch (type) {
            case 0 -> null;
            case 1, 2, 3, 4 -> whole(body, type);
            case 5 -> whole(body, 6);
            case 6 -> whole(body, 8);
            case 7 -> body.getDouble();
            case 8 -> 0L;
            case 9 -> 1L;
            default -> {
                byte[] bytes = new byte[Math.min((type - 12) / 2, body.remaining() + 1)];
                body.get(bytes);
                yield type % 2 == 0 ? bytes : new String(bytes, StandardCharsets.UTF_8);
            }
        };
    }

    private static Long whole(ByteBuffer body, int bytes) {
        long value = body.get();
        for (int i = 1; i < bytes; i++) {
            value = value << 8 | Byte.toUnsignedLong(body.get());
        }
        return value;
    }

    /** fileformat2.html, 1.6: seven bits a byte, the ninth byte whole. */
    static long varint(ByteBuffer from) {
        long value = 0;
        for (int i = 0; i < 8; i++) {
            byte next = from.get();
            value = value << 7 | (next & 0x7f);
            if (next >= 0) {
                return value;
            }
        }
        return value << 8 | Byte.toUnsignedLong(from.get());
    }
}
