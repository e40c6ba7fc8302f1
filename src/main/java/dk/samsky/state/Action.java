package dk.samsky.state;

import java.util.Locale;

/** What an operation does. The word is stored: it never changes. */
public enum Action {
    CREATE,
    UPDATE,
    DELETE,
    /** A mark and our record get a new address; nothing else changes. */
    MOVE,
    /** An object that carries our mark is taken into the state. */
    ADOPT,
    /** A resource is taken out of the state; the cloud is not touched. */
    FORGET;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
