-- AlterTable
ALTER TABLE "users" ADD COLUMN     "identity_issuer" TEXT,
ADD COLUMN     "identity_subject" TEXT,
ALTER COLUMN "password_hash" DROP NOT NULL;

-- CreateIndex
CREATE UNIQUE INDEX "users_identity_issuer_identity_subject_key" ON "users"("identity_issuer", "identity_subject");
