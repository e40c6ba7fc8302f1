package dk.samsky.blueprint;

import dk.samsky.diagnostic.Code;

/** What can be wrong with a blueprint, or with what a workload makes of it. */
public enum BlueprintCode implements Code {
    PARAMETER_NAME("BP-001", "Parameter cannot have this name"),
    PARAMETER_DEFAULT("BP-002", "Parameter's default is not a value that it allows"),
    RULE_ENDS("BP-005", "Rule joins what it cannot join"),
    NAMESPACE_PROTOCOL("BP-006", "Rule of a namespace allows what it cannot"),
    CONDITION("BP-007", "Condition is neither true nor false"),
    DEFAULT_TYPE("BP-008", "Default is of another type"),
    DEFAULT_ORDER("BP-009", "Default needs what comes after it"),
    EVALUATION("BP-106", "Expression gives no value"),
    RESULT("BP-107", "Expression gives a value that does not fit"),
    DATA_LOWERED("BP-108", "Workload lowers the data class of its blueprint"),
    VOLUME_SIZE("BP-109", "Volume is no whole number of GiB"),
    FOREIGN_GROUP("BP-110", "Group is not the tenant's"),
    FORMER_NAME("BP-111", "Nothing had the former name"),
    RENAMED("BP-112", "A workload may have been renamed"),
    GROUP_ELSEWHERE("BP-113", "Group has rights in another tenant"),
    RANGES_OVERLAP("BP-200", "Address ranges of two tenants overlap"),
    POOL_EXHAUSTED("BP-201", "Address pool has no free range left"),
    RANGE_EXHAUSTED("BP-202", "Tenant's address range has no room for a network"),
    NETWORK_OUTSIDE("BP-203", "Network lies outside its tenant's address range"),
    NETWORK_FULL("BP-204", "Network has no room for the servers"),
    FOREIGN_RANGE("BP-205", "Rule reaches into the addresses of others");

    private final String id;
    private final String title;

    BlueprintCode(String id, String title) {
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
