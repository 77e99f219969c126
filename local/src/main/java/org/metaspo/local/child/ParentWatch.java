package org.metaspo.local.child;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Ties this process to the one that started it: the other end of standard input closes however the parent ends. */
final class ParentWatch {
    private ParentWatch() {}

    /**
     * Reads the key from the first line, and from then on ends this process when the input ends.
     *
     * @throws IOException there is no such line
     */
    static String begin(InputStream input) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
        String key = in.readLine();
        if (key == null || key.isBlank()) {
            throw new IOException("the first line of standard input must be the key");
        }
        Thread.ofPlatform().name("parent-watch").daemon().start(() -> awaitEnd(in));
        return key;
    }

    private static void awaitEnd(BufferedReader in) {
        try {
            while (in.readLine() != null) {
                // Nothing more is expected; only the end counts.
            }
        } catch (IOException e) {
            System.err.println("standard input broke off: " + e.getMessage());
        }
        Runtime.getRuntime().halt(0); // exit() could hang in the native library
    }
}
