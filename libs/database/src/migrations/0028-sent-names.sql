-- 上传时的文件名: kept where the extension was mended, a png called jpg.
ALTER TABLE file ADD sent_name text;
