-- 上传编号: a file sent again, because its answer was lost, is one file.
ALTER TABLE file ADD upload_id uuid;
ALTER TABLE file ADD CONSTRAINT file_sent_once UNIQUE (uploaded_by, upload_id);
