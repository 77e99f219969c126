package org.metaspo;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Changes a text as people, programs and disks do. */
public record Spoiler(Random random) {
    private static final List<String> ODD = List.of(
            "\0",
            "\uFEFF",
            "\uD83D",
            "\u202E",
            "\r",
            "\n\n",
            "\t",
            " ",
            ":",
            "- ",
            "{",
            "}",
            "[",
            "]",
            "\"",
            "'",
            "&a",
            "*a",
            "!!java.lang.Object",
            "!<x>",
            "<<: *a",
            "---\n",
            "...",
            "#",
            "|",
            ">",
            "%YAML 9",
            "null",
            "~",
            "true",
            "1e999999",
            "-0",
            "0x1F",
            ".inf",
            ".nan",
            "99999999999999999999",
            "2026-11-25",
            "$1",
            "\\",
            "{question}",
            "{{x}}",
            "<answer>",
            "<frozen>",
            "</frozen>",
            "\u05d0",
            "\u00fc",
            "(((((a+)+)+)+)+)$");
    private static final Map<String, Integer> LONG = Map.of("[", 3000, "a", 20_000, "- ", 3000, "{\"a\":", 3000);

    /** Another text. */
    public byte[] spoil(byte[] good) {
        byte[] bytes = good;
        for (int i = 0; i <= random.nextInt(3); i++) {
            bytes = once(bytes);
        }
        return bytes;
    }

    private byte[] once(byte[] bytes) {
        int at = random.nextInt(bytes.length + 1);
        int end = Math.min(bytes.length, at + random.nextInt(30));
        return switch (random.nextInt(7)) {
            case 0 -> join(bytes, at, ODD.get(random.nextInt(ODD.size())).getBytes(StandardCharsets.UTF_8), at);
            case 1 -> join(bytes, at, ODD.get(random.nextInt(ODD.size())).getBytes(StandardCharsets.UTF_16LE), end);
            case 2 -> join(bytes, at, new byte[0], end);
            case 3 -> join(bytes, at, Arrays.copyOfRange(bytes, at, end), at);
            case 4 -> join(bytes, at, new byte[] {(byte) random.nextInt(256)}, Math.min(bytes.length, at + 1));
            case 5 -> Arrays.copyOf(bytes, at);
            default -> {
                String part = LONG.keySet().stream().sorted().toList().get(random.nextInt(LONG.size()));
                yield join(bytes, at, part.repeat(LONG.getOrDefault(part, 1)).getBytes(StandardCharsets.UTF_8), at);
            }
        };
    }

    private static byte[] join(byte[] bytes, int to, byte[] middle, int from) {
        byte[] joined = new byte[to + middle.length + bytes.length - from];
        System.arraycopy(bytes, 0, joined, 0, to);
        System.arraycopy(middle, 0, joined, to, middle.length);
        System.arraycopy(bytes, from, joined, to + middle.length, bytes.length - from);
        return joined;
    }
}
