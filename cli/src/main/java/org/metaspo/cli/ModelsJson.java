package org.metaspo.cli;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.metaspo.local.LocalModels;
import org.metaspo.model.Answer;
import org.metaspo.model.ModelFacts;
import org.metaspo.model.Price;
import org.metaspo.model.ProviderFacts;
import org.metaspo.model.Tier;
import org.metaspo.run.ModelCheck;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the commands about models show with {@code --json}: docs/schemas/models-*.schema.json. */
final class ModelsJson {
    private ModelsJson() {}

    private static ObjectNode document() {
        return EntryJson.MAPPER.createObjectNode().put("schemaVersion", 1);
    }

    static ObjectNode of(List<ProviderFacts> providers, ModelEnd ends) {
        ObjectNode document = document()
                .put("pricesAsOf", ModelFacts.asOf().toString())
                .put("providersAsOf", ProviderFacts.asOf().toString());
        ArrayNode all = document.putArray("providers");
        for (ProviderFacts facts : providers) {
            ObjectNode json = all.addObject().put("name", facts.name()).put("address", facts.address());
            json.set("keyVariables", EntryJson.MAPPER.valueToTree(facts.keyVariables()));
            json.put("keyNeeded", facts.keyNeeded());
            json.set(
                    "serviceTiers",
                    EntryJson.MAPPER.valueToTree(
                            facts.tiers().stream().map(Tier::key).toList()));
            json.put("note", facts.note()).put("source", facts.source());
            ArrayNode models = json.putArray("models");
            facts.models().forEach(model -> models.add(model(model, ends)));
        }
        return document;
    }

    private static ObjectNode model(ProviderFacts.Model model, ModelEnd ends) {
        ModelFacts facts = model.facts();
        ObjectNode json = EntryJson.MAPPER.createObjectNode().put("name", facts.model());
        json.set("aliases", EntryJson.MAPPER.valueToTree(model.aliases()));
        json.put(
                "temperature",
                switch (facts.temperature()) {
                    case ALWAYS -> "always";
                    case EFFORT_NONE -> "effort-none";
                    case NEVER -> "never";
                });
        json.put("seed", facts.takesSeed()).put("schema", facts.takesSchema());
        json.put("outputLimit", facts.usesMaxCompletionTokens() ? "max_completion_tokens" : "max_tokens");
        json.set("price", price(facts.price()));
        json.put("ends", facts.ends() == null ? null : facts.ends().toString());
        json.put("end", ends.state(facts));
        return json.put("successor", facts.successor()).put("note", model.note());
    }

    /** Decimals are texts, as all amounts of money in our documents. */
    private static @Nullable ObjectNode price(@Nullable Price price) {
        return price == null
                ? null
                : EntryJson.MAPPER
                        .createObjectNode()
                        .put("input", text(price.input()))
                        .put("cachedInput", text(price.cachedInput()))
                        .put("cacheWrite", text(price.cacheWrite()))
                        .put("output", text(price.output()));
    }

    private static @Nullable String text(@Nullable BigDecimal amount) {
        return amount == null ? null : amount.toPlainString();
    }

    static ObjectNode of(List<ModelCheck> checks) {
        ObjectNode document = document();
        ArrayNode all = document.putArray("checks");
        for (ModelCheck check : checks) {
            Answer answer = check.answer();
            ObjectNode json = all.addObject()
                    .put("role", check.role().key())
                    .put("provider", check.provider())
                    .put("model", check.model())
                    .put("reached", answer != null)
                    .put("outcome", answer == null ? null : answer.outcome().key())
                    .put("seconds", check.time().toMillis() / 1000.0)
                    .put("inputTokens", answer == null ? 0 : answer.usage().inputTokens())
                    .put("outputTokens", answer == null ? 0 : answer.usage().outputTokens())
                    .put("usd", text(check.usd()));
            json.put("failure", check.failure() == null ? null : check.failure().message());
        }
        return document;
    }

    static ObjectNode offers(List<LocalModels.Offer> offers) {
        ObjectNode document = document();
        ArrayNode all = document.putArray("models");
        for (LocalModels.Offer offer : offers) {
            all.addObject()
                    .put("name", offer.name())
                    .put("bytes", offer.bytes())
                    .put("sha256", offer.sha256())
                    .put("license", offer.license())
                    .put("source", offer.source())
                    .put("file", offer.file().toString())
                    .put("here", offer.here());
        }
        return document;
    }
}
