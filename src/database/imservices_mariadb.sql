# Registrations of users with services. The keys are SHA-256 sums in hexadecimal of the service's domain and of the
# user's bare JID, so that they are short enough for an index and equal only when the addresses are, whatever the collation
CREATE TABLE ofImsRegistration (
  serviceKey            VARCHAR(64)     NOT NULL,
  userKey               VARCHAR(64)     NOT NULL,
  serviceDomain         VARCHAR(255)    NOT NULL,
  userJID               VARCHAR(1024)   NOT NULL,
  networkName           VARCHAR(512),
  networkPassword       TEXT,
  accountOptions        TEXT,
  created               BIGINT         NOT NULL,
  modified              BIGINT         NOT NULL,
  CONSTRAINT ofImsReg_pk PRIMARY KEY (serviceKey, userKey)
);
CREATE INDEX ofImsReg_user_idx ON ofImsRegistration (userKey);

INSERT INTO ofVersion (name, version) VALUES ('imservices', 1);
