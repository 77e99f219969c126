package org.metaspo.local;

import java.nio.file.Path;
import java.util.List;
import org.metaspo.model.LocalRuntime.Progress;
import org.metaspo.problem.BadInputException;
import org.metaspo.problem.Suggestion;

/** The models that can be fetched by name, and the machine's store of them. */
public final class LocalModels {
    private final WeightStore store;

    LocalModels(WeightStore store) {
        this.store = store;
    }

    /** The store of this machine's user, filled from where the environment says. */
    public static LocalModels ofThisMachine() {
        return new LocalModels(WeightStore.standard());
    }

    /**
     * One that can be fetched.
     *
     * @param name as {@code model} in a configuration
     * @param bytes size of its file
     * @param sha256 checksum of its file, in lower-case hex
     * @param license SPDX name of the weights' licence
     * @param source where it comes from, as a hub's name for it
     * @param file where its file lies, or would lie
     * @param here whether it lies there already
     */
    public record Offer(
            String name, long bytes, String sha256, String license, String source, Path file, boolean here) {}

    /** All that can be fetched, the smallest first. */
    public List<Offer> offers() {
        return KnownModel.all().stream()
                .map(model -> new Offer(
                        model.name(),
                        model.bytes(),
                        model.sha256(),
                        model.license(),
                        model.huggingFace().repository(),
                        store.place(model),
                        store.place(model).toFile().length() == model.bytes()))
                .toList();
    }

    /**
     * Fetches a model, or goes on where a fetch was cut off; what is there already is checked.
     *
     * @return its file
     * @throws BadInputException no model of this name, no source that has it, or no room
     */
    public Path pull(String name, Progress progress) throws InterruptedException {
        KnownModel model = KnownModel.named(name).orElseThrow(() -> {
            List<String> names = KnownModel.all().stream().map(KnownModel::name).toList();
            return new BadInputException(
                    "model " + name,
                    "is none that can be fetched by name.",
                    Suggestion.remedy(name, names) + " Any other GGUF file can be named by its path.");
        });
        return store.find(model, progress);
    }
}
