package org.metaspo.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class KeepAliveTest {
    private static final int REQUESTS = 2000;
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *(\\d+)");

    @Test
    void oneConnectionCarriesThousandsOfRequests() throws Exception {
        try (Testbed testbed = Testbed.start(Settings.defaults().keep(Keep.TOTALS));
                Socket socket = connect(testbed);
                InputStream in = new BufferedInputStream(socket.getInputStream())) {
            for (int i = 0; i < REQUESTS; i++) {
                // Every tenth is rejected, which must not cost the connection either.
                String body = i % 10 == 0 ? "{" : """
                        {"model":"m","messages":[{"role":"user","content":"%d"}]}""".formatted(i);
                socket.getOutputStream().write(request(body));
                String head = head(in);
                assertThat(head).startsWith(i % 10 == 0 ? "HTTP/1.1 400" : "HTTP/1.1 200");
                Matcher length = LENGTH.matcher(head);
                assertThat(length.find()).as("the length is said").isTrue();
                in.skipNBytes(Integer.parseInt(length.group(1)));
            }
            assertThat(testbed.log().count()).isEqualTo(REQUESTS);
        }
    }

    private static Socket connect(Testbed testbed) throws IOException {
        Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), URI.create(testbed.baseUrl()).getPort());
        socket.setTcpNoDelay(true);
        return socket;
    }

    private static byte[] request(String body) {
        return "POST /v1/chat/completions HTTP/1.1\r\nHost: testbed\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(body.length(), body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
            int next = in.read();
            assertThat(next).as("the connection stays open").isNotNegative();
            head.write(next);
        }
        return head.toString(StandardCharsets.US_ASCII);
    }
}
