package huiyu.core.clientcall;

/** Lets a test say when calls are written. */
public final class ClientCallDesk {

    private ClientCallDesk() {}

    public static void write(ClientCalls calls) {
        calls.write();
    }
}
