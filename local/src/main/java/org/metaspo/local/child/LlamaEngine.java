package org.metaspo.local.child;

import de.kherud.llama.InferenceParameters;
import de.kherud.llama.LlamaModel;
import de.kherud.llama.LlamaOutput;
import de.kherud.llama.ModelParameters;
import de.kherud.llama.Pair;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** llama.cpp through JNI: one thread, one slot. One slot because with several even temperature 0 is not repeatable. */
final class LlamaEngine implements Engine, Vocabulary {
    /** Texts that can stand where a prompt is cut short; one is needed whose first token is not the one that follows. */
    private static final List<String> DIVIDERS = List.of("\n\n\n", "<|im_end|>", "<|im_start|>", "#", "0");

    private final LlamaModel model;
    private final int contextTokens;
    private final boolean reusePrefix;
    private final PrefixMemory memory = new PrefixMemory();

    /**
     * @param reusePrefix false for a tokenizer that puts a token in front of every text: blocks would be counted wrongly
     * @throws RuntimeException the file is no model that llama.cpp can run
     */
    LlamaEngine(Path gguf, int contextTokens, boolean reusePrefix) {
        this.contextTokens = contextTokens;
        this.reusePrefix = reusePrefix;
        this.model = new LlamaModel(new ModelParameters()
                .setModel(gguf.toString())
                .setCtxSize(contextTokens)
                .setUbatchSize(PrefixMemory.BLOCK)
                .setThreads(1)
                .setThreadsBatch(1)
                .setParallel(1)
                .setGpuLayers(0)
                .disableLog());
    }

    @Override
    public int contextTokens() {
        return contextTokens;
    }

    @Override
    public String prompt(Conversation conversation) {
        List<Pair<String, String>> turns = new ArrayList<>();
        conversation.turns().forEach(turn -> turns.add(new Pair<>(turn.role(), turn.text())));
        InferenceParameters messages = new InferenceParameters("")
                .setMessages(conversation.system(), turns)
                .setUseChatTemplate(true);
        return model.applyTemplate(messages);
    }

    @Override
    public int countTokens(String text) {
        return model.encode(text).length;
    }

    @Override
    public String grammar(String jsonSchema) {
        try {
            return LlamaModel.jsonSchemaToGrammar(jsonSchema);
        } catch (RuntimeException e) { // LlamaException is not public
            throw RefusedException.invalid("response_format: the schema is not usable: " + e.getMessage());
        }
    }

    @Override
    public Generation generate(Generate order) {
        int[] prompt = model.encode(order.prompt());
        boolean reuse = reusePrefix && prepare(prompt);
        memory.forget(); // Until this has gone well, nothing is known about what the runtime holds.
        Generation made = run(parameters(order).setCachePrompt(reuse), order.limit());
        memory.remember(prompt);
        return made;
    }

    /** Whether the runtime holds a part of this prompt that may be reused. */
    private boolean prepare(int[] prompt) {
        return switch (memory.before(prompt)) {
            case PrefixMemory.Step.Afresh afresh -> false;
            case PrefixMemory.Step.AsItIs asItIs -> true;
            case PrefixMemory.Step.RollBack back -> rollBack(prompt, back.keep(), back.remembered());
        };
    }

    /**
     * The runtime forgets what follows the common start of its last prompt and the next: so a short prompt is put in
     * between that parts from both right behind the kept tokens. It costs the evaluation of one or two tokens.
     */
    private boolean rollBack(int[] prompt, int keep, int remembered) {
        int[] kept = Arrays.copyOf(prompt, keep);
        String start = model.decode(kept);
        for (String divider : DIVIDERS) {
            int[] cut = model.encode(start + divider);
            boolean sameStart = cut.length > keep && Arrays.equals(kept, Arrays.copyOf(cut, keep));
            if (sameStart && cut[keep] != remembered && cut[keep] != prompt[keep]) {
                run(
                        new InferenceParameters(start + divider)
                                .setCachePrompt(true)
                                .setNPredict(0),
                        0);
                return true;
            }
        }
        return false;
    }

    private static InferenceParameters parameters(Generate order) {
        InferenceParameters parameters = new InferenceParameters(order.prompt())
                .setNPredict(order.limit())
                .setTemperature((float) order.temperature());
        order.topP().ifPresent(topP -> parameters.setTopP((float) topP));
        order.seed().ifPresent(parameters::setSeed);
        if (!order.stop().isEmpty()) {
            parameters.setStopStrings(order.stop().toArray(String[]::new));
        }
        if (!order.grammar().isEmpty()) {
            parameters.setGrammar(order.grammar());
        }
        return parameters;
    }

    /** Each token arrives as one output, an empty one for the end of turn; one more output ends the stream. */
    private Generation run(InferenceParameters parameters, int limit) {
        StringBuilder text = new StringBuilder();
        int outputs = 0;
        String token = "";
        String end = "";
        for (LlamaOutput output : model.generate(parameters)) {
            outputs++;
            token = end;
            end = output.text;
            text.append(output.text);
        }
        int tokens = Math.max(0, outputs - 1);
        return new Generation(text.toString(), tokens, tokens >= limit && !token.isEmpty());
    }
}
