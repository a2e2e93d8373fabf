package io.rowtally.instrument.weave;

/** The place that advice goes into: one method of one class file. */
public final class Site {
    public final String owner;
    public final int majorVersion;
    public final ClassOutline.Member method;
    public final CallGraph calls;
    public final SelfCalls selfCalls;
    public final KeptParameters kept;
    /** Whether the class keeps its state in the bridge's {@code Attached}, since it has no fields of ours. */
    public final boolean attached;

    public Site(
            String owner,
            int majorVersion,
            ClassOutline.Member method,
            CallGraph calls,
            SelfCalls selfCalls,
            KeptParameters kept,
            boolean attached) {
        this.owner = owner;
        this.majorVersion = majorVersion;
        this.method = method;
        this.calls = calls;
        this.selfCalls = selfCalls;
        this.kept = kept;
        this.attached = attached;
    }
}
