package org.metaspo.task.source.generated;

import java.util.ArrayList;
import java.util.List;

/** A day that witnesses account for, but for one gap: when can the visit have been? */
record TemporalSequences() implements Generator {
    private static final List<String> PLACES = List.of(
            "library",
            "museum",
            "swimming pool",
            "market hall",
            "gallery",
            "post office",
            "gym",
            "bakery",
            "zoo",
            "town hall",
            "ice rink",
            "flower show");
    private static final List<String> DOINGS = List.of(
            "waiting for the tram",
            "painting a fence",
            "feeding the ducks",
            "repairing a bicycle",
            "walking the dog",
            "buying shoes",
            "watering plants",
            "sitting in a dentist's chair",
            "writing letters",
            "playing chess",
            "washing windows",
            "taking photographs",
            "eating noodles",
            "reading on a bench",
            "fixing a roof",
            "rowing on the lake",
            "picking apples",
            "practising the cello");

    /** A stretch of the day in half hours since midnight. */
    private record Span(int from, int to) {
        String text() {
            return clock(from) + " to " + clock(to);
        }

        private static String clock(int halves) {
            int hour = halves / 2 % 12 == 0 ? 12 : halves / 2 % 12;
            return hour + (halves % 2 == 0 ? "" : ":30") + (halves / 2 % 24 < 12 ? "am" : "pm");
        }
    }

    @Override
    public String name() {
        return "temporal_sequences";
    }

    @Override
    public List<String> levels() {
        return List.of(
                "3 witnesses in the order of the day, full hours",
                "5 witnesses in the order of the day, full hours",
                "7 witnesses in any order, half hours; some wrong options overlap the gap");
    }

    @Override
    public Puzzle puzzle(int level, Draw draw) {
        int unit = level == 3 ? 1 : 2;
        List<Span> day = new ArrayList<>();
        int wake = 2 * draw.between(5, 8);
        int time = wake;
        for (int i = 0; i < 2 * level + 2; i++) {
            int end = time + unit * draw.between(1, level == 1 ? 3 : 2);
            day.add(new Span(time, end));
            time = end;
        }
        Span evening = new Span(time, time + 2 * draw.between(1, 2));
        Span gap = day.get(draw.between(0, day.size() - 1));
        List<Span> seen = day.stream().filter(span -> !span.equals(gap)).toList();

        String person = draw.one(People.NAMES);
        List<String> witnesses = draw.some(
                People.NAMES.stream().filter(name -> !name.equals(person)).toList(), seen.size());
        List<String> doings = draw.some(DOINGS, seen.size());
        List<String> sightings = new ArrayList<>();
        for (int i = 0; i < seen.size(); i++) {
            sightings.add(witnesses.get(i) + " saw " + person + " " + doings.get(i) + " from "
                    + seen.get(i).text() + ".");
        }
        String place = draw.one(PLACES);
        String story = "One day " + person + " paid one visit to the " + place + ". " + person + " got up at "
                + Span.clock(wake) + " that day. "
                + String.join(" ", level == 3 ? draw.shuffled(sightings) : sightings)
                + " The " + place + " closed at " + Span.clock(evening.from()) + ", and " + person + " left town at "
                + Span.clock(evening.to()) + ".";
        List<Span> wrong = new ArrayList<>(seen);
        wrong.add(evening);
        if (level == 3) {
            wrong = new ArrayList<>(draw.some(wrong, 2));
            wrong.add(draw.coin() ? new Span(gap.from() - 1, gap.to()) : new Span(gap.from(), gap.to() + 1));
        }
        return Puzzle.choice(
                story,
                "Between which times can " + person + " have been there?",
                gap.text(),
                draw.some(wrong, 3).stream().map(Span::text).toList(),
                draw);
    }
}
