package dk.samsky.document;

import dk.samsky.diagnostic.Code;

/**
 * What can be wrong with documents. 1xx: files; 2xx: YAML; 3xx: structure; 4xx: values; 5xx:
 * references.
 */
public enum DocumentCode implements Code {
    NO_WORKSPACE("DOC-101", "No workspace"),
    UNREADABLE("DOC-102", "A file cannot be read"),
    TOO_LARGE("DOC-103", "A file is too large"),
    NOT_UTF8("DOC-104", "A file is not UTF-8"),
    FORBIDDEN_CHARACTER("DOC-105", "A character that cannot be seen"),
    OUTSIDE("DOC-106", "A path leads out of the workspace"),
    CASE_ONLY("DOC-107", "Two names differ in case only"),
    NOT_A_FILE("DOC-108", "A file is expected"),
    NOT_A_FOLDER("DOC-109", "A folder is expected"),
    EMPTY("DOC-110", "A file holds no document"),
    NOT_READ("DOC-111", "A file is not read"),
    TOO_MANY("DOC-112", "More problems than are shown"),

    SYNTAX("DOC-201", "Not YAML"),
    ANCHOR("DOC-202", "Anchors and aliases are not used"),
    TAG("DOC-203", "Tags are not used"),
    MERGE_KEY("DOC-204", "Merge keys are not used"),
    KEY_NOT_TEXT("DOC-205", "A key is not a text"),
    DUPLICATE_KEY("DOC-206", "A key is given twice"),
    TOO_DEEP("DOC-207", "Nested too deeply"),

    NO_KIND("DOC-301", "Not a Samsky document"),
    WRONG_VERSION("DOC-302", "Unknown version"),
    MISPLACED_KIND("DOC-303", "A document is in the wrong place"),
    UNKNOWN_KEY("DOC-304", "Unknown key"),
    MISSING_KEY("DOC-305", "A key is missing"),
    WRONG_SHAPE("DOC-306", "The wrong kind of value"),
    NO_VALUE("DOC-307", "A value is missing"),
    QUOTES_NEEDED("DOC-308", "Quotes are needed"),
    EXCLUSIVE_KEYS("DOC-309", "Keys that exclude each other"),

    WRONG_VALUE("DOC-401", "The value is not of its type"),
    OUT_OF_BOUNDS("DOC-402", "The value is out of bounds"),
    UNKNOWN_WORD("DOC-403", "Unknown word"),
    WRONG_NAME("DOC-404", "Not a name"),
    OLD_NUMBER("DOC-405", "An ambiguous number"),
    OLD_BOOLEAN("DOC-406", "An ambiguous truth value"),
    UNKNOWN_MUNICIPALITY("DOC-407", "Unknown municipality code"),
    WRONG_CVR("DOC-408", "Not a CVR number"),
    OTHER_CVR("DOC-409", "The CVR number is another's"),
    UNKNOWN_CURRENCY("DOC-410", "Unknown currency"),
    CONTRADICTION("DOC-411", "Values contradict each other"),
    REPEATED("DOC-412", "Named twice"),
    SECRET("DOC-413", "A secret in a document"),
    TEMPLATE("DOC-414", "An unfinished expression"),

    SAME_NAME("DOC-501", "Two documents with one name"),
    FOREIGN_TENANT("DOC-502", "A file speaks for another tenant"),
    UNKNOWN_BLUEPRINT("DOC-503", "Unknown blueprint"),
    UNKNOWN_PROVIDER("DOC-504", "Unknown provider"),
    UNKNOWN_REGION("DOC-505", "Unknown region"),
    UNKNOWN_TENANT("DOC-506", "Unknown tenant"),
    UNKNOWN_WORKLOAD("DOC-507", "Unknown workload"),
    UNKNOWN_IMAGE("DOC-508", "Unknown image"),
    UNKNOWN_COMPONENT("DOC-509", "Unknown component"),
    UNKNOWN_PARAMETER("DOC-510", "Unknown parameter"),
    MISSING_PARAMETER("DOC-511", "A parameter is missing"),
    WRONG_PARAMETER("DOC-512", "A parameter does not fit"),
    FILE_NOT_FOUND("DOC-513", "A file is not there"),
    OVERLAPPING_RANGES("DOC-514", "Address ranges overlap"),
    NO_TENANT("DOC-515", "A tenant is not described"),
    SAME_MUNICIPALITY("DOC-516", "Two tenants are one municipality"),
    NO_RATE("DOC-517", "No conversion rate"),
    BASED_TWICE("DOC-518", "A base that is based on another"),
    DATA_LOWERED("DOC-519", "A data class is lower than its base's"),
    GROUP_OF_TWO("DOC-520", "Two tenants name one group"),
    GROUP_CASE("DOC-521", "Two groups differ in letter case only"),
    PRIVILEGED("DOC-522", "A namespace that reaches the machines");

    private final String id;
    private final String title;

    DocumentCode(String id, String title) {
        this.id = id;
        this.title = title;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String title() {
        return title;
    }
}
