package dk.samsky.driver.openstack.wire;

/** What a token is good for. */
public sealed interface Scope {
    /** What the credentials say. */
    record Whole() implements Scope {}

    /** One project, by its id. */
    record Project(String id) implements Scope {}

    /** One project, by its name and its domain's. */
    record Named(String name, String domain) implements Scope {}
}
