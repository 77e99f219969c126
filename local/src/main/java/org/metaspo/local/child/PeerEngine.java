package org.metaspo.local.child;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import tools.jackson.databind.json.JsonMapper;

/**
 * An engine in another process. Two models in one process that compute at the same time disturb each other's numbers:
 * about 3 of 24 labels came out differently, and others in each run.
 *
 * @param port where the peer answers on loopback
 * @param key the bearer token, the same for all processes of one launch
 */
record PeerEngine(int port, String key) implements Engine {
    private static final int CONNECT_MILLIS = 5_000;
    private static final int READ_MILLIS = 600_000;

    @Override
    public Generation generate(Generate order) {
        try {
            HttpURLConnection call = (HttpURLConnection) URI.create("http://127.0.0.1:" + port + ChatServer.GENERATE)
                    .toURL()
                    .openConnection(Proxy.NO_PROXY);
            call.setConnectTimeout(CONNECT_MILLIS);
            call.setReadTimeout(READ_MILLIS);
            call.setRequestProperty("Authorization", "Bearer " + key);
            call.setDoOutput(true);
            try (OutputStream body = call.getOutputStream()) {
                JsonMapper.shared().writeValue(body, order);
            }
            try (InputStream answer = call.getInputStream()) {
                return JsonMapper.shared().readValue(answer, Generation.class);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the second process of the local model did not answer", e);
        }
    }

    @Override
    public String toString() {
        return "engine on port " + port;
    }
}
