package huiyu.core.staff;

import huiyu.api.platform.ClientsApi;
import huiyu.api.platform.model.ClientCallPage;
import huiyu.api.platform.model.ClientPage;
import huiyu.api.platform.model.ClientSecret;
import huiyu.api.platform.model.Disabling;
import huiyu.api.platform.model.NewClient;
import huiyu.core.clientcall.ClientCall;
import huiyu.core.identity.CurrentActor;
import huiyu.core.web.Cursor;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ClientController implements ClientsApi {

    private final CurrentActor current;
    private final ClientFlow clients;
    private final ClientTrail trail;

    ClientController(CurrentActor current, ClientFlow clients, ClientTrail trail) {
        this.current = current;
        this.clients = clients;
        this.trail = trail;
    }

    @Override
    public ResponseEntity<ClientPage> listClients(String divisionCode, String cursor, Integer limit) {
        int most = Cursor.limit(limit);
        Optional<String> after = Optional.ofNullable(cursor).map(text -> Cursor.decode(text, 1).lastKey().getFirst());
        List<Client> found = clients.list(current.get(), divisionCode, after, most);
        ClientPage page = new ClientPage().items(found.stream().map(ClientController::model).toList());
        return ResponseEntity.ok(
                found.size() < most ? page : page.nextCursor(Cursor.after(found.getLast().clientId()).encode()));
    }

    @Override
    public ResponseEntity<ClientSecret> createClient(String divisionCode, NewClient wanted) {
        return secret(
                201,
                clients.register(
                        current.get(),
                        divisionCode,
                        wanted.getName(),
                        wanted.getDisplayName(),
                        wanted.getRole().getValue(),
                        wanted.getValidFrom(),
                        Optional.ofNullable(wanted.getValidTo())));
    }

    @Override
    public ResponseEntity<ClientSecret> renewClientSecret(String divisionCode, String clientId) {
        return secret(200, clients.renewSecret(current.get(), divisionCode, clientId));
    }

    @Override
    public ResponseEntity<huiyu.api.platform.model.Client> putClientDisabled(
            String divisionCode, String clientId, Disabling wanted) {
        return ResponseEntity.ok(model(clients.setDisabled(
                current.get(), divisionCode, clientId, wanted.getDisabled(), wanted.getReason())));
    }

    @Override
    public ResponseEntity<ClientCallPage> listClientCalls(
            String divisionCode, String clientId, Boolean problems, String cursor, Integer limit) {
        int most = Cursor.limit(limit);
        List<ClientCall> found = trail.list(
                current.get(), divisionCode, clientId, Boolean.TRUE.equals(problems), Optional.ofNullable(Cursor.decodeId(cursor)), most + 1);
        ClientCallPage page = new ClientCallPage().items(found.stream().limit(most).map(ClientController::model).toList());
        return ResponseEntity.ok(
                found.size() > most ? page.nextCursor(Cursor.after(found.get(most - 1).id()).encode()) : page);
    }

    private static huiyu.api.platform.model.ClientCall model(ClientCall call) {
        return new huiyu.api.platform.model.ClientCall()
                .id(call.id())
                .at(call.at().atOffset(ZoneOffset.UTC))
                .operation(call.operation())
                .method(call.method())
                .path(call.path())
                .status(call.status())
                .problem(call.problem().orElse(null))
                .correlationId(call.correlationId().orElse(null))
                .milliseconds(call.milliseconds());
    }

    private static ResponseEntity<ClientSecret> secret(int status, ClientFlow.Registered registered) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .body(new ClientSecret().client(model(registered.client())).secret(registered.secret()));
    }

    private static huiyu.api.platform.model.Client model(Client client) {
        return new huiyu.api.platform.model.Client()
                .clientId(client.clientId())
                .displayName(client.displayName())
                .role(huiyu.api.platform.model.Client.RoleEnum.fromValue(client.role()))
                .status(huiyu.api.platform.model.Client.StatusEnum.fromValue(client.status()))
                .validFrom(client.from())
                .validTo(client.to().orElse(null));
    }
}
