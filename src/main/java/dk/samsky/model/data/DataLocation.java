package dk.samsky.model.data;

/**
 * Where data may be, from the widest to the narrowest: anywhere; countries with adequate protection
 * (GDPR art. 45); the EU and EEA; Denmark.
 */
public enum DataLocation {
    ANY,
    ADEQUATE,
    EU,
    DK
}
