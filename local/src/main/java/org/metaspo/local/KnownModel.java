package org.metaspo.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A model whose weights can be fetched by name: one row of {@code known-models.json}.
 *
 * @param name what the user writes
 * @param file name of the weights in the cache directory
 * @param bytes size of that file
 * @param sha256 its checksum in lower-case hex; damaged tensors go unnoticed otherwise
 * @param license SPDX name of the weights' licence
 * @param reusePrefix whether the runtime may reuse the evaluation of a shared prompt start: only where the tokenizer
 *     puts nothing in front of the text, because the reused part is counted in its tokens
 * @param huggingFace where Hugging Face has it
 * @param pip which Python package carries it, if any
 */
record KnownModel(
        String name,
        String file,
        long bytes,
        String sha256,
        String license,
        boolean reusePrefix,
        HubFile huggingFace,
        @Nullable PipMember pip) {

    /** A file on Hugging Face: repository {@code owner/name}, pinned commit, path inside. */
    record HubFile(String repository, String revision, String path) {}

    /** A file inside the wheel of a Python package. */
    record PipMember(String distribution, String version, String member) {}

    static List<KnownModel> all() {
        try (InputStream rows = KnownModel.class.getResourceAsStream("known-models.json")) {
            return JsonMapper.shared()
                    .readValue(Objects.requireNonNull(rows, "known-models.json"), new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("known-models.json inside the program is not readable", e);
        }
    }

    static Optional<KnownModel> named(String name) {
        return all().stream().filter(model -> model.name.equals(name)).findFirst();
    }
}
