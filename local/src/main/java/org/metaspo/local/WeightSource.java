package org.metaspo.local;

import java.nio.file.Path;
import org.metaspo.model.LocalRuntime.Progress;

/** One place that may have the weights of a known model. */
interface WeightSource {
    /** In words, for messages: {@code Hugging Face (huggingface.co)}. */
    String title();

    /**
     * Brings the model's file to {@code part}. What an earlier, cut-off try left there may be continued or thrown away.
     * The caller checks the checksum.
     *
     * @throws SourceFailedException this source does not give it; the message says why and what to do about it
     */
    void fetch(KnownModel model, Path part, Progress progress) throws SourceFailedException, InterruptedException;
}
