package org.metaspo.task.source.fetch;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.metaspo.problem.BadInputException;

/**
 * Where hosts are really asked, and which of them may see the token.
 *
 * <p>{@code METASPO_MIRROR} names a mirror of everything: {@code https://HOST/PATH} is asked for at
 * {@code MIRROR/HOST/PATH}. {@code HF_ENDPOINT} names a mirror of the hub alone, as for the hub's own client; its viewer is
 * then at {@code datasets-server.} before that host. {@code HF_TOKEN} goes to the hub and its viewer, or to what stands for
 * them, and to nobody else.
 *
 * @param hub where the hub is
 * @param viewer where the hub's viewer is
 * @param mirror where all other hosts are mirrored; null: nowhere
 * @param token null where there is none
 */
record Hosts(
        URI hub, URI viewer, @Nullable URI mirror, @Nullable String token) {
    static final String HUB = "huggingface.co";
    static final String VIEWER = "datasets-server.huggingface.co";

    static Hosts of(UnaryOperator<@Nullable String> environment) {
        URI mirror = address("METASPO_MIRROR", environment);
        URI endpoint = address("HF_ENDPOINT", environment);
        String token = environment.apply("HF_TOKEN");
        URI hub = endpoint != null ? endpoint : mirror != null ? below(mirror, HUB) : URI.create("https://" + HUB);
        URI viewer = mirror != null
                ? below(mirror, VIEWER)
                : URI.create(hub.toString().replaceFirst("://", "://datasets-server."));
        return new Hosts(hub, viewer, mirror, token == null || token.isBlank() ? null : token.strip());
    }

    private static @Nullable URI address(String variable, UnaryOperator<@Nullable String> environment) {
        String value = environment.apply(variable);
        if (value == null || value.isBlank()) {
            return null;
        }
        try {
            URI address = new URI(value.strip().replaceAll("/+$", ""));
            if (address.getHost() != null && String.valueOf(address.getScheme()).matches("https?")) {
                return address;
            }
            throw new URISyntaxException("", "no HTTP address");
        } catch (URISyntaxException e) {
            throw new BadInputException(
                    variable, "It holds no HTTP address.", "Write it as https://HOST, or unset it.", e);
        }
    }

    private static URI below(URI base, String rest) {
        return URI.create(base + "/" + rest);
    }

    /** Where an address is really asked. */
    URI place(URI address) {
        String rest = address.toString().substring((address.getScheme() + "://" + address.getAuthority()).length());
        if (HUB.equals(address.getHost())) {
            return URI.create(hub + rest);
        }
        if (VIEWER.equals(address.getHost())) {
            return URI.create(viewer + rest);
        }
        return mirror == null ? address : URI.create(mirror + "/" + address.getAuthority() + rest);
    }

    /** Whether a place is the hub's or its viewer's own: same scheme, host and port, and below its path. */
    boolean isTrusted(URI place) {
        return isBelow(hub, place) || isBelow(viewer, place);
    }

    private static boolean isBelow(URI base, URI place) {
        return place.getScheme().equals(base.getScheme())
                && base.getHost().equalsIgnoreCase(place.getHost())
                && base.getPort() == place.getPort()
                && String.valueOf(place.normalize().getRawPath()).startsWith(base.getRawPath() + "/");
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "Hosts[" + hub + ", " + viewer + ", " + mirror + "]";
    }
}
