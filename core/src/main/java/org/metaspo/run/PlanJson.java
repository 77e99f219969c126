package org.metaspo.run;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.metaspo.study.Study;
import org.metaspo.task.AnswerForm;
import org.metaspo.task.Metric;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.ConstructorDetector;
import tools.jackson.databind.json.JsonMapper;

/** Writes and reads plans. The sealed families are told apart by the simple names of their records. */
final class PlanJson {
    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "kind")
    private interface Named {}

    static final JsonMapper MAPPER = JsonMapper.builder()
            .addMixIn(AnswerForm.class, Named.class)
            .addMixIn(Metric.class, Named.class)
            .addMixIn(Study.class, Named.class)
            // A record's components and nothing else: Caps.isEmpty() is no property.
            .changeDefaultVisibility(visibility -> visibility
                    .withGetterVisibility(Visibility.NONE)
                    .withIsGetterVisibility(Visibility.NONE)
                    .withFieldVisibility(Visibility.ANY))
            .constructorDetector(ConstructorDetector.USE_PROPERTIES_BASED)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private PlanJson() {}

    static String write(Object plan) {
        return MAPPER.writeValueAsString(plan);
    }

    static RunPlan read(String json) {
        return read(json, RunPlan.class);
    }

    static <T> T read(String json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }
}
