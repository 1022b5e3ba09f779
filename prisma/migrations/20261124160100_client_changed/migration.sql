-- Every process keeps the clients it has seen; this tells all of them, once the change has committed
-- anywhere, which one to forget.
CREATE FUNCTION "notify_client_changed"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('client_changed', OLD."id"::text);
    RETURN NULL;
END
$$;

CREATE TRIGGER "agents_client_changed" AFTER UPDATE OR DELETE ON "agents"
    FOR EACH ROW EXECUTE FUNCTION "notify_client_changed"();

CREATE TRIGGER "api_clients_client_changed" AFTER UPDATE OR DELETE ON "api_clients"
    FOR EACH ROW EXECUTE FUNCTION "notify_client_changed"();
