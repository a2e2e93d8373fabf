package io.rowtally.it.app.ways;

import java.sql.CallableStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Calls procedures on several threads, and has one called and half read, while the agent is attached; then goes on with that
 * one, and calls in every way there is on new connections, of which it prints what it read.
 */
public final class CalledWhileAttached {
    private static final int THREADS = 2;

    private static volatile boolean stop;
    private static volatile Throwable failure;

    private CalledWhileAttached() {}

    /** @param arguments the kind of database; the server's URL, which may be empty */
    public static void main(String[] arguments) throws Exception {
        Store store = new Store(arguments[0], false, arguments[1]);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            CallableStatement busy = Called.registered(desk(store, "busy" + i));
            Thread thread = new Thread(() -> callOn(busy), "busy" + i);
            thread.start();
            threads.add(thread);
        }
        CallableStatement begun = Called.registered(desk(store, "begun"));
        begun.setInt(1, 3);
        begun.execute();
        Desk.must("n3".equals(begun.getString(2)), "the name");
        System.out.println("busy");
        System.in.read();

        Desk.must("13800003".equals(begun.getString(3)), "the phone of a call from before");
        stop = true;
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.println("OLD " + names(store, begun));
        Map<String, Way> ways = new TreeMap<>();
        Called.ways(ways);
        ReadAllWays.read(store, ways);
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
        System.exit(0);
    }

    private static Desk desk(Store store, String name) throws SQLException {
        String own = name + "_" + Long.toString(System.nanoTime(), Character.MAX_RADIX);
        store.create(own);
        Desk desk = new Desk(store, own, store.connect(own));
        desk.fill();
        return desk;
    }

    private static void callOn(CallableStatement call) {
        try {
            for (int i = 0; !stop; i++) {
                call.setInt(1, i % Desk.PERSONS);
                call.execute();
                Desk.must(("n" + i % Desk.PERSONS).equals(call.getObject(2)), "the name");
                call.getString(3);
            }
        } catch (Throwable t) {
            failure = t;
        }
    }

    /** Names that were read of calls after the attach, on the statement from before; by name, where there are names. */
    private static int names(Store store, CallableStatement call) throws SQLException {
        int names = 0;
        for (int id = 0; id < Desk.PERSONS && store.kind.equals("hsqldb"); id++) {
            call.setInt(1, id);
            call.execute();
            names += call.getString("PERSON_NAME") == null ? 0 : 1;
        }
        call.close();
        return names;
    }
}
