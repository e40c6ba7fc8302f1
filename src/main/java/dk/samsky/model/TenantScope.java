package dk.samsky.model;

/**
 * The part of a cloud that a driver may look at and work in: one tenant's, of one deployment, in
 * one region. There is no scope of several tenants.
 */
public record TenantScope(DeploymentId deployment, TenantId tenant, Location location) {}
