package io.rowtally.it.app.work.ejb4;

import io.rowtally.it.app.work.Ward;
import jakarta.annotation.Resource;
import jakarta.ejb.AsyncResult;
import jakarta.ejb.Asynchronous;
import jakarta.ejb.EJB;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import java.util.concurrent.Future;

/** Reads for whoever calls. */
@Stateless
public class WardBean {
    @Resource
    private SessionContext context;

    @EJB
    private AuditBean audit;

    public void read(String ward, int rows) {
        Ward.read(ward, rows);
    }

    /** Throws once it has read. */
    public void fail(String ward, int rows) {
        Ward.read(ward, rows);
        throw new IllegalStateException("as it is expected");
    }

    /** Has another bean read, which calls this one back under an account of its own. */
    public void readAudited(String ward, int rows) {
        audit.read(ward, rows);
        Ward.read(ward, rows);
    }

    /** Who calls, as the container says. */
    public String caller() {
        return context.getCallerPrincipal().getName();
    }

    /** Reads on a thread of the container's. */
    @Asynchronous
    public Future<String> readLater(String ward, int rows) {
        Ward.read(ward, rows);
        return new AsyncResult<>(Thread.currentThread().getName());
    }
}
