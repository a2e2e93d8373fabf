package io.rowtally.it.app.work;

import java.rmi.Remote;
import java.rmi.RemoteException;

/** What clients call from another JVM. */
public interface RemoteWard extends Remote {
    /** Reads some persons of the ward. */
    void read(String ward, int rows) throws RemoteException;

    /** Reads some, and then as many in the name of a user. */
    void readFor(String user, String ward, int rows) throws RemoteException;

    /** Nothing is called any more. */
    void close() throws RemoteException;
}
