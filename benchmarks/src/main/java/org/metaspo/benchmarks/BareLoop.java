package org.metaspo.benchmarks;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the endpoint can serve at most: a socket per thread, requests written as bytes, replies counted and dropped. No
 * client that does any work for its caller can be faster.
 */
final class BareLoop {
    private static final String LENGTH = "content-length:";

    private final URI endpoint;
    private final int inFlight;
    private final AtomicInteger number = new AtomicInteger();

    BareLoop(String baseUrl, int inFlight) {
        this.endpoint = URI.create(baseUrl + "/chat/completions");
        this.inFlight = inFlight;
    }

    void run(int calls) throws Exception {
        Side.bySide(inFlight, calls, this::work);
    }

    private void work(AtomicInteger left) throws IOException {
        try (Socket socket = new Socket(endpoint.getHost(), endpoint.getPort())) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            while (left.getAndDecrement() > 0) {
                socket.getOutputStream().write(request());
                skipReply(in);
            }
        }
    }

    private byte[] request() {
        // Nothing in these texts needs escaping.
        String body = "{\"model\":\"task\",\"messages\":[{\"role\":\"system\",\"content\":\"" + Exam.SYSTEM
                + "\"},{\"role\":\"user\",\"content\":\"limit "
                + Exam.item(number.incrementAndGet()).question()
                + "\"}],\"temperature\":0.0,\"stream\":false,\"max_tokens\":1024}";
        String head = "POST " + endpoint.getPath() + " HTTP/1.1\r\nHost: " + endpoint.getAuthority()
                + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n";
        return (head + body).getBytes(StandardCharsets.US_ASCII);
    }

    private static void skipReply(InputStream in) throws IOException {
        String status = line(in);
        if (!status.contains(" 200 ")) {
            throw new IOException("the testbed said " + status);
        }
        int length = 0;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
                length = Integer.parseInt(header.substring(LENGTH.length()).strip());
            }
        }
        in.skipNBytes(length);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the testbed closed the connection");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }
}
