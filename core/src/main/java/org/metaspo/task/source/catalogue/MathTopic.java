package org.metaspo.task.source.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Topics of mathematics with words that tell them apart. A rule of ours: the collection has no topic field. */
enum MathTopic {
    ALGEBRA("polynomials?|quadratic|factori[sz](?:e|ing|ation)|roots? of|inequalit(?:y|ies)|linear equations?"
            + "|systems? of equations|simplify|algebraic(?:ally)?|coefficients?|binomial theorem|vieta"),
    GEOMETRY("triangles?|circles?|polygons?|angles?|perpendicular|parallelograms?|quadrilaterals?|circumcircle|incircle"
            + "|circumscribed|inscribed|tangent lines? to (?:a|the) circle|tetrahedr(?:on|a)|spheres?|geometric proof"
            + "|euclidean geometry|chords?|diagonals?"),
    CALCULUS("integrals?|integrat(?:e|ing|ion)|derivatives?|differentiat(?:e|ing|ion|able)|limits?|\\\\int|\\\\lim"
            + "|taylor (?:series|expansion)|l'h[oô]pital(?:'s)?|antiderivative|continuous function|convergen(?:t|ce)"),
    PROBABILITY(
            "probabilit(?:y|ies)|random variables?|expected value|expectation|variance|dice|coin(?:s)?|distribution"
                    + "|independent events?|bayes(?:'s)?|markov chain|conditional probability|poisson|stochastic|drawn at random");

    private final Pattern words;

    MathTopic(String words) {
        this.words = Pattern.compile("(?<![a-z])(?:" + words + ")(?![a-z])");
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The topic whose words occur most often; none where there are no such words, or two topics have as many. */
    static Optional<MathTopic> of(String question) {
        String text = question.toLowerCase(Locale.ROOT);
        long most = 0;
        List<MathTopic> leaders = new ArrayList<>();
        for (MathTopic topic : values()) {
            Matcher found = topic.words.matcher(text);
            long count = found.results().count();
            if (count > most) {
                leaders.clear();
                most = count;
            }
            if (count > 0 && count == most) {
                leaders.add(topic);
            }
        }
        return leaders.size() == 1 ? Optional.of(leaders.get(0)) : Optional.empty();
    }
}
