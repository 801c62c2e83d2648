-- Registrations of users with services. The keys are SHA-256 sums in hexadecimal of the service's domain and of the
-- user's bare JID, so that they are short enough for an index and equal only when the addresses are, whatever the collation
CREATE TABLE ofImsRegistration (
  serviceKey            VARCHAR2(64)     NOT NULL,
  userKey               VARCHAR2(64)     NOT NULL,
  serviceDomain         VARCHAR2(255)    NOT NULL,
  userJID               VARCHAR2(1024)   NOT NULL,
  networkName           VARCHAR2(512),
  networkPassword       VARCHAR2(4000),
  accountOptions        VARCHAR2(4000),
  created               INTEGER         NOT NULL,
  modified              INTEGER         NOT NULL,
  CONSTRAINT ofImsReg_pk PRIMARY KEY (serviceKey, userKey)
);
CREATE INDEX ofImsReg_user_idx ON ofImsRegistration (userKey);

INSERT INTO ofVersion (name, version) VALUES ('imservices', 1);
