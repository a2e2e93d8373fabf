package io.rowtally.it.app.web.boot;

import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.PropertyAccessorFactory;
import org.springframework.context.event.EventListener;
import org.springframework.security.core.session.SessionCreationEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** The pages: open to everybody under {@code open}, to authenticated users elsewhere. Each answers with the rows it read. */
@RestController
class Pages {
    private final Persons persons;
    private final Chores chores;
    private final AtomicInteger sessions = new AtomicInteger();

    Pages(Persons persons, Chores chores) {
        this.persons = persons;
        this.chores = chores;
    }

    @GetMapping({"/open/read", "/app/read"})
    String read(@RequestParam("table") String table, @RequestParam("rows") int rows) {
        return "rows " + persons.read(table, rows);
    }

    /** Has another thread read, and waits for it. */
    @GetMapping("/app/async/plain")
    String plain(@RequestParam("table") String table, @RequestParam("rows") int rows) throws Exception {
        return "rows " + chores.plain(table, rows).get();
    }

    /** The same, on a pool to which Spring Security carries the user. */
    @GetMapping("/app/async/carried")
    String carried(@RequestParam("table") String table, @RequestParam("rows") int rows) throws Exception {
        return "rows " + chores.carried(table, rows).get();
    }

    /** Answers, while both pools have a task each that reads when it is let. */
    @GetMapping("/app/leave")
    String leave(@RequestParam("table") String table, @RequestParam("rows") int rows) {
        chores.plainLater("person_left_" + table, rows);
        chores.carriedLater("person_left_" + table, rows);
        return "rows " + 2 * rows;
    }

    @GetMapping("/open/release")
    String release() throws InterruptedException {
        chores.release();
        return "rows 0";
    }

    /** Has the session end when nobody asks for a second. */
    @GetMapping("/app/hurry")
    String hurry() {
        Object session =
                RequestContextHolder.currentRequestAttributes().resolveReference(RequestAttributes.REFERENCE_SESSION);
        PropertyAccessorFactory.forBeanPropertyAccess(session).setPropertyValue("maxInactiveInterval", 1);
        return "rows 0";
    }

    @GetMapping("/open/sessions")
    String sessions() {
        return "sessions " + sessions.get();
    }

    @EventListener
    void made(SessionCreationEvent event) {
        sessions.incrementAndGet();
    }
}
