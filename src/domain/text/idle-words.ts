/** Folded words that are said in any report or question: they tell nothing of what it is about. */
export const idleWords: ReadonlySet<string> = new Set(
  (
    'a ah ai anh ban bao bi biet cac cach cai can chau chi chieu cho chu chua chung co con cua cung da dan dang de den deu di do doi dong ' +
    'duoc duong em gap gay gi gia gio giup giai quyet hay hien ho hoac hoi hom khi khong khu kinh la lai lam len lien lo luc ma may minh moi mong mot muon nam ' +
    'nao nay nen neu ngay nghi nguoi nha nhan nhanh nhieu nhu nhung o oi phai phan phuong qua quan rat ra roi sang sao sau se som su suot tai ' +
    'tai that the them theo thi thoi tinh to toi tong trang trong tren truoc tu tuan ve vi viec vui long xa xem xin y thanh pho tp tx tt gui trung tam ' +
    'so chuc nang kiem tra xu ly phan anh de nghi cam on kinh thua vao ket qua thang ngoai hang toan bo ' +
    'the a an and are at be been for from has have i in is it me my of on our please that the this to us was we with you'
  ).split(' '),
);
