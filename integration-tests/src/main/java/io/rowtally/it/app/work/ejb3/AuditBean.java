package io.rowtally.it.app.work.ejb3;

import io.rowtally.it.app.work.Ward;
import javax.annotation.security.RunAs;
import javax.ejb.EJB;
import javax.ejb.Stateless;

/** Reads for its caller, and has others read under the auditor's account for whom it is still done. */
@Stateless
@RunAs("auditor")
public class AuditBean {
    @EJB
    private WardBean ward;

    public void read(String name, int rows) {
        Ward.read(name, rows);
        if (!ward.caller().equals("auditor")) {
            throw new IllegalStateException("called as " + ward.caller());
        }
        ward.read(name, rows);
    }
}
