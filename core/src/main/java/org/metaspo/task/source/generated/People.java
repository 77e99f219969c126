package org.metaspo.task.source.generated;

import java.util.List;

/** First names for people in stories. No text depends on what they go by. */
final class People {
    static final List<String> NAMES = List.of(
            "Ada", "Amir", "Bela", "Bruno", "Carla", "Chidi", "Dina", "Dmitri", "Elif", "Emil", "Fatou", "Felix",
            "Greta", "Goran", "Hana", "Hugo", "Ines", "Ivo", "Jana", "Jorge", "Kaito", "Kira", "Lena", "Luca", "Mira",
            "Milo", "Nadia", "Nils", "Oki", "Olga", "Paulo", "Petra", "Quinn", "Rosa", "Rafi", "Selma", "Sven", "Tara",
            "Tomas", "Uma", "Vera", "Viktor", "Wanda", "Yara", "Yusuf", "Zeno");

    private People() {}
}
