package io.rowtally.it.app.work;

import java.rmi.registry.LocateRegistry;
import java.rmi.registry.Registry;
import java.rmi.server.RMISocketFactory;
import java.rmi.server.UnicastRemoteObject;
import java.util.concurrent.CountDownLatch;

/** Serves remote calls until it is told to close. */
public final class RemoteWardServer implements RemoteWard {
    private final CountDownLatch closed = new CountDownLatch(1);

    private RemoteWardServer() {}

    /** Prints the registry's port once it is ready. */
    public static void main(String[] arguments) throws Exception {
        RMISocketFactory sockets = RMISocketFactory.getDefaultSocketFactory();
        int[] port = new int[1];
        Registry registry = LocateRegistry.createRegistry(0, sockets, at -> {
            java.net.ServerSocket socket = sockets.createServerSocket(at);
            port[0] = socket.getLocalPort();
            return socket;
        });
        RemoteWardServer server = new RemoteWardServer();
        registry.rebind("ward", UnicastRemoteObject.exportObject(server, 0));
        Ward.read("main", 1);
        System.out.println("ready " + port[0]);
        server.closed.await();
        UnicastRemoteObject.unexportObject(server, true);
        UnicastRemoteObject.unexportObject(registry, true);
    }

    @Override
    public void read(String ward, int rows) {
        Ward.read(ward, rows);
    }

    @Override
    public void readFor(String user, String ward, int rows) {
        Ward.read(ward, rows);
        Subjects.as(Subjects.of(new Subjects.Account(user)), () -> Ward.read(ward, rows));
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
